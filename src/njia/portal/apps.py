"""The Django application of the portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """One application holds the store."""

    name = "njia.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"
