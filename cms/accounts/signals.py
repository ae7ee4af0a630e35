"""One language and one address per person; sessions that end when they must."""

from allauth.account.models import EmailAddress
from allauth.mfa.signals import authenticator_added
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail.users.models import UserProfile

from .login import keep_to_a_working_day
from .middleware import SEEN_KEY
from .models import User
from .second_factor import end_sessions


@receiver(post_save, sender=UserProfile)
def keep_language_chosen_in_the_cms(sender, instance, raw=False, **kwargs):
    chosen = instance.preferred_language
    if chosen and not raw:
        User.objects.filter(pk=instance.user_id).exclude(language=chosen).update(language=chosen)


@receiver(post_save, sender=User)
def keep_language_chosen_elsewhere(sender, instance, raw=False, **kwargs):
    if not raw:
        UserProfile.objects.filter(user=instance).exclude(
            preferred_language=instance.language
        ).update(preferred_language=instance.language)


@receiver(user_logged_in)
def show_the_cms_in_that_language(sender, user, **kwargs):
    """The CMS reads the profile only, and makes none until somebody opens their account there."""
    if not UserProfile.objects.filter(user=user).exists():
        UserProfile.objects.create(user=user, preferred_language=user.language)


@receiver(post_save, sender=User)
def keep_one_address(sender, instance, created, raw=False, update_fields=None, **kwargs):
    """Let no address that was somebody's open their account: it is changed in the CMS too."""
    if not (raw or created) and (update_fields is None or "email" in update_fields):
        EmailAddress.objects.filter(user=instance).exclude(email=instance.email).delete()


@receiver(post_save, sender=User)
def end_sessions_of_a_closed_account(sender, instance, raw=False, **kwargs):
    """Otherwise they would go on where the account is opened again."""
    if not raw and not instance.is_active:
        end_sessions(instance)


@receiver(user_logged_in)
def begin_the_session(sender, request, user, **kwargs):
    request.user = user
    request.session[SEEN_KEY] = timezone.now().timestamp()
    UserSession.objects.create_from_request(request)
    keep_to_a_working_day(request)


@receiver(authenticator_added)
def end_sessions_begun_without_it(sender, request, user, **kwargs):
    end_sessions(user, but=request.session.session_key)
