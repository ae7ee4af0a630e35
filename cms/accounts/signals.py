"""One language per person, whichever screen they choose it on."""

from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.users.models import UserProfile

from .models import User


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
