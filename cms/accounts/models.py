"""The person who logs in, by e-mail address."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from cms.translation.languages import site_languages


class UserManager(BaseUserManager):
    """Makes users; the e-mail address is kept in lower case, so that it is found however typed."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """Create and return a user. Without `password` the account has none that works."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        """Create and return an administrator."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email=email.lower())

    @classmethod
    def normalize_email(cls, email: str) -> str:
        return (email or "").strip().lower()


class User(AbstractUser):
    """Anyone with an account: CCI staff, committees, members, culture partners, translators.

    What they may do is not written here: groups give the CCI's own roles, mandates
    (`cms.editorial`) give everything else.
    """

    username = None
    email = models.EmailField(
        _("e-mail address"),
        unique=True,
        error_messages={"unique": _("Somebody already has an account with this address.")},
    )
    language = models.CharField(
        _("language"),
        max_length=8,
        choices=site_languages,
        default=settings.LANGUAGE_CODE,
        help_text=_("The language of the mails and screens that this person gets."),
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["last_name", "first_name", "pk"]
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_user_email_lower")]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def clean(self):
        super().clean()
        self.email = type(self).objects.normalize_email(self.email)
