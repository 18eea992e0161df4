from djoser.serializers import (
    UserCreatePasswordRetypeSerializer,
    UserCreateSerializer,
    UserSerializer,
)
from rest_framework import serializers

from .models import User

PUBLIC_FIELDS = (
    "id",
    "phone_number1",
    "phone_number2",
    "email",
    "first_name",
    "last_name",
    "dob",
    "gender",
    "is_verified",
    "identity_number",
    "identity_type",
    "address",
    "location",
    "role",
    "roles",
    "instructor_id",
    "date_joined",
)
GIVEN_BY_THE_CENTRE = ("is_verified", "roles", "instructor_id", "date_joined")


class PersonSerializer(UserSerializer):
    roles = serializers.ReadOnlyField()
    instructor_id = serializers.ReadOnlyField()

    class Meta:
        model = User
        fields = PUBLIC_FIELDS
        read_only_fields = ("phone_number1", "role") + GIVEN_BY_THE_CENTRE


class SignUpSerializer(UserCreateSerializer):
    roles = serializers.ReadOnlyField()
    instructor_id = serializers.ReadOnlyField()

    class Meta:
        model = User
        fields = PUBLIC_FIELDS + ("password",)
        read_only_fields = GIVEN_BY_THE_CENTRE


class SignUpRetypeSerializer(UserCreatePasswordRetypeSerializer, SignUpSerializer):
    class Meta(SignUpSerializer.Meta):
        pass
