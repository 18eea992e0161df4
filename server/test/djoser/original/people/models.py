from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models

e164 = RegexValidator(r"^\+[1-9][0-9]{7,14}$", "Enter a valid phone number.")


class UserManager(BaseUserManager):
    def create_user(self, phone_number1, password=None, **fields):
        user = self.model(phone_number1=phone_number1, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """A person of the centre, with the public fields of Halqa's contract."""

    phone_number1 = models.CharField(max_length=16, unique=True, validators=[e164])
    phone_number2 = models.CharField(max_length=16, null=True, blank=True, validators=[e164])
    email = models.EmailField(unique=True, null=True, blank=True)
    first_name = models.CharField(max_length=150)
    last_name = models.CharField(max_length=150)
    dob = models.DateField()
    gender = models.CharField(max_length=6, choices=[("male", "Male"), ("female", "Female")])
    is_verified = models.BooleanField(default=False)
    identity_number = models.CharField(max_length=50, null=True, blank=True)
    identity_type = models.CharField(
        max_length=8,
        null=True,
        blank=True,
        choices=[("nid", "National id"), ("passport", "Passport"), ("other", "Other")],
    )
    address = models.CharField(max_length=300, blank=True, default="")
    location = models.URLField(max_length=500, blank=True, default="")
    role = models.CharField(
        max_length=10, default="student", choices=[("student", "Student"), ("parent", "Parent")]
    )
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "phone_number1"
    REQUIRED_FIELDS = ["first_name", "last_name", "dob", "gender"]

    class Meta:
        ordering = ["id"]

    @property
    def roles(self):
        return [self.role]

    @property
    def instructor_id(self):
        return None


class Letter(models.Model):
    """What Djoser would have mailed: kept so that the recorder can follow the link."""

    kind = models.CharField(max_length=30)
    to = models.CharField(max_length=254)
    uid = models.CharField(max_length=50)
    token = models.CharField(max_length=100)
