"""An entry as search engines read it: schema.org, in JSON-LD."""

from django.utils.html import strip_tags

from annuaire.choices import EntryKind
from cms.telephone import dialling_address

CONTEXT = "https://schema.org"


def linked_data(page, skills: list, address: str) -> dict:
    """Return what the public may read of an entry, as a `Person` or a `ProfessionalService`.

    `skills`: the entry's. `address`: the absolute one of its page. Nothing is said that only
    members read, and no e-mail address.
    """
    is_person = page.kind == EntryKind.PERSON
    data = {
        "@context": CONTEXT,
        "@type": "Person" if is_person else "ProfessionalService",
        "@id": address,
        "url": address,
        "name": page.title,
        ("jobTitle" if is_person else "slogan"): page.own_text.trade
        if page.own_text
        else page.trade,
    }
    if page.is_public("presentation") and page.presentation:
        data["description"] = " ".join(
            strip_tags(page.told_presentation.replace("<", " <")).split()
        )
    if page.place:
        data["address"] = {
            "@type": "PostalAddress",
            "addressLocality": page.place,
            "addressRegion": "Gers",
            "addressCountry": "FR",
        }
    if page.is_public("website") and page.website:
        data["sameAs"] = page.website
    if page.is_public("phone") and page.phone:
        data["telephone"] = dialling_address(page.phone).removeprefix("tel:")
    if skills:
        data["knowsAbout"] = [skill.name for skill in skills]
    if is_person and page.languages:
        data["knowsLanguage"] = page.languages
    if not is_person:
        data["areaServed"] = "Gers"
        if page.siret:
            data["identifier"] = {
                "@type": "PropertyValue",
                "propertyID": "SIRET",
                "value": page.siret,
            }
        if page.is_public("rates") and page.rates:
            data["priceRange"] = page.rates
    return data
