"""
The peer: what a careful Django team would deploy. Debug off, persistent database connections, only the middleware
that an API needs, JSON only, tables and indexes of its own in schema peer of the same PostgreSQL.
"""
import os
from datetime import timedelta

SECRET_KEY = os.environ.get("PEER_SECRET", "a key for one run of a benchmark on loopback")
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "urls"
WSGI_APPLICATION = "wsgi.application"
USE_TZ = True
USE_I18N = False
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "rest_framework",
    "centre",
]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ.get("PEER_DATABASE", ""),
        "USER": os.environ.get("PEER_USER", ""),
        "PASSWORD": os.environ.get("PEER_PASSWORD", ""),
        "HOST": os.environ.get("PEER_HOST", ""),
        "PORT": os.environ.get("PEER_PORT", ""),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"options": "-c search_path=peer,public"},
    }
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework_simplejwt.authentication.JWTAuthentication"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
}
SIMPLE_JWT = {"ACCESS_TOKEN_LIFETIME": timedelta(hours=2)}
