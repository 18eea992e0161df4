"""Djoser's three letters with a link, written to a table instead of a mail server."""
from django.contrib.auth.tokens import default_token_generator
from djoser.utils import encode_uid

from .models import Letter


class LinkLetter:
    kind = ""

    def __init__(self, request, context):
        self.user = context["user"]

    def send(self, to):
        for address in to:
            Letter.objects.create(
                kind=self.kind,
                to=address,
                uid=encode_uid(self.user.pk),
                token=default_token_generator.make_token(self.user),
            )


class ActivationLetter(LinkLetter):
    kind = "activation"


class PasswordResetLetter(LinkLetter):
    kind = "password_reset"


class LoginResetLetter(LinkLetter):
    kind = "phone_reset"
