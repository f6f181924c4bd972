"""Django settings of the portal: one data directory holds everything."""

from __future__ import annotations

import os
from pathlib import Path

from njia.standard.language import LANGUAGES

DATA_DIR = Path(os.environ.get("NJIA_DATA", "njia-data"))

INSTALLED_APPS = ["njia.portal.apps.PortalConfig"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "njia.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
}
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [(language, language) for language in LANGUAGES]
