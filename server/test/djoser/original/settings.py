"""
A plain Djoser + SimpleJWT installation whose answers are recorded.

Nothing here is secret or meant to be served: the recorder starts it on loopback with an empty SQLite file.
ORIGINAL_VARIANT chooses what one Djoser process cannot do at once:
  plain       one password field, accounts usable at once
  retype      every password and login must be typed twice
  activation  accounts start inactive until the link in the letter is used
"""
import os
from datetime import timedelta

VARIANT = os.environ.get("ORIGINAL_VARIANT", "plain")
RETYPE = VARIANT == "retype"

SECRET_KEY = "a fixed key, so that nothing but the clock differs between two recordings"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "urls"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-us"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "rest_framework",
    "rest_framework.authtoken",
    "rest_framework_simplejwt.token_blacklist",
    "djoser",
    "people",
]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ["ORIGINAL_DATABASE"],
        "OPTIONS": {"timeout": 20},
    }
}

AUTH_USER_MODEL = "people.User"
# The stored form of a password never reaches an answer; a cheap hash keeps a recording short.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("first_name", "last_name", "email", "phone_number1")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "rest_framework_simplejwt.authentication.JWTAuthentication",
        "rest_framework.authentication.TokenAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
    "PAGE_SIZE": 20,
}

SIMPLE_JWT = {
    "AUTH_HEADER_TYPES": ("Bearer", "JWT"),
    "ACCESS_TOKEN_LIFETIME": timedelta(minutes=15),
    "REFRESH_TOKEN_LIFETIME": timedelta(days=30),
    "ROTATE_REFRESH_TOKENS": True,
    "BLACKLIST_AFTER_ROTATION": True,
}

DJOSER = {
    "LOGIN_FIELD": "phone_number1",
    "SEND_ACTIVATION_EMAIL": VARIANT == "activation",
    "USER_CREATE_PASSWORD_RETYPE": RETYPE,
    "SET_PASSWORD_RETYPE": RETYPE,
    "PASSWORD_RESET_CONFIRM_RETYPE": RETYPE,
    "SET_USERNAME_RETYPE": RETYPE,
    "USERNAME_RESET_CONFIRM_RETYPE": RETYPE,
    "SERIALIZERS": {
        "user": "people.serializers.PersonSerializer",
        "current_user": "people.serializers.PersonSerializer",
        "user_create": "people.serializers.SignUpSerializer",
        "user_create_password_retype": "people.serializers.SignUpRetypeSerializer",
    },
    "EMAIL": {
        "activation": "people.letters.ActivationLetter",
        "password_reset": "people.letters.PasswordResetLetter",
        "username_reset": "people.letters.LoginResetLetter",
    },
}
