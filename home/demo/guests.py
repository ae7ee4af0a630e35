"""Who comes to the demo's meetings and télécentres: members of the network, and people who do not
exist."""

from django.contrib.auth import get_user_model

from cms.editorial.slugs import slug_for

from .names import invented_person
from .people import DOMAIN

REGULARS = 40  # the members who come anywhere are among the first so many


def regulars() -> dict[int, dict]:
    """Return the members who come to things, by their number, as a form would know each."""
    emails = {f"membre.{number}@{DOMAIN}": number for number in range(1, REGULARS + 1)}
    users = get_user_model().objects.filter(email__in=emails)
    known = {emails[user.email]: user for user in users}
    return {
        number: {
            "user": known[number],
            "name": known[number].get_full_name(),
            "email": known[number].email,
            "language": known[number].language or "fr",
        }
        for number in sorted(known)
    }


def guest(number: int) -> dict:
    """Return the `number`-th invented person, as a form would know them.

    From 1100 on they are no committee's and no staff's.
    """
    name = " ".join(invented_person(number))
    # Arcep keeps 06 39 98 xx xx for fiction (decision 2018-0881)
    phone = f"06 39 98 {number // 100 % 100:02d} {number % 100:02d}" if number % 2 else ""
    return {
        "name": name,
        "email": f"{slug_for(name)}@{DOMAIN}",
        "phone": phone,
        "language": "fr",
    }
