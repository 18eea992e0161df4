#!/usr/bin/python3
"""Writes hashes.json: password hashes made by a real Django (Debian: python3-django), with its default hashers.

Run: /usr/bin/python3 server/test/django/record.py
"""
import json
import pathlib

import django
from django.conf import settings

settings.configure(PASSWORD_HASHERS=["django.contrib.auth.hashers.PBKDF2PasswordHasher"])
django.setup()

from django.contrib.auth.hashers import check_password, make_password  # noqa: E402

PASSWORDS = ["quiet-harbour-19", "كلمة سر طويلة جدا", "گذرواژه‌ای بلند ۱۲", " spaces at both ends "]

recorded = []
for password in PASSWORDS:
    encoded = make_password(password)
    assert check_password(password, encoded)
    recorded.append({"password": password, "hash": encoded})

target = pathlib.Path(__file__).with_name("hashes.json")
content = {"django": django.get_version(), "hashes": recorded}
target.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
