import uuid

from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Identified(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class Season(Identified):
    name = models.TextField()
    type = models.TextField()
    start_date = models.DateField()
    end_date = models.DateField()


class Category(Identified):
    name = models.TextField()


class Tag(Identified):
    name = models.TextField()


class Instructor(Identified):
    first_name = models.TextField()
    last_name = models.TextField()
    bio = models.TextField()


class Learner(Identified):
    first_name = models.TextField()
    last_name = models.TextField()
    dob = models.DateField()
    gender = models.TextField()


class Course(Identified):
    GENDERS = ("any", "male", "female")
    STATUSES = ("draft", "registration_open", "in_progress", "completed", "cancelled")
    OPEN = ("registration_open", "in_progress")

    slug = models.TextField(unique=True)
    kind = models.TextField()
    name = models.TextField()
    folded_text = models.TextField()
    summary = models.TextField()
    description = models.TextField()
    season = models.ForeignKey(Season, on_delete=models.PROTECT)
    category = models.ForeignKey(Category, on_delete=models.PROTECT)
    instructors = models.ManyToManyField(Instructor)
    tags = models.ManyToManyField(Tag)
    gender = models.TextField()
    status = models.TextField()
    start_date = models.DateField()
    end_date = models.DateField()
    num_lectures = models.IntegerField()
    capacity = models.IntegerField()
    seats_taken = models.IntegerField(default=0)
    price = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    billed_per = models.TextField()
    min_age = models.SmallIntegerField(null=True)
    max_age = models.SmallIntegerField(null=True)
    for_adults = models.BooleanField()
    requires_approval = models.BooleanField()
    location = models.TextField()

    class Meta:
        ordering = ["-start_date", "id"]
        indexes = [
            models.Index(fields=["-start_date", "id"], name="course_newest"),
            GinIndex(fields=["folded_text"], name="course_search", opclasses=["gin_trgm_ops"]),
        ]
        constraints = [
            models.CheckConstraint(check=models.Q(seats_taken__lte=models.F("capacity")), name="course_capacity")
        ]


class Schedule(Identified):
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="schedules")
    weekday = models.SmallIntegerField()
    start_time = models.TimeField()
    end_time = models.TimeField()

    class Meta:
        ordering = ["weekday", "start_time"]


class Enrolment(Identified):
    course = models.ForeignKey(Course, on_delete=models.PROTECT)
    student = models.ForeignKey(Learner, on_delete=models.PROTECT)
    status = models.TextField(default="active")
    enrolled_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["course", "student"],
                condition=models.Q(status__in=["active", "suspended", "completed"]),
                name="one_seat_each",
            )
        ]


class AuditEntry(Identified):
    at = models.DateTimeField(auto_now_add=True)
    actor_id = models.IntegerField()
    action = models.TextField()
    object_kind = models.TextField()
    object_id = models.UUIDField()
    after = models.JSONField()
    ip = models.GenericIPAddressField(null=True)
    user_agent = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["object_kind", "object_id"], name="audit_object")]


class Event(Identified):
    type = models.TextField()
    data = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["at"], name="event_at")]


class IdempotencyKey(models.Model):
    actor_id = models.IntegerField()
    key = models.TextField()
    request_hash = models.BinaryField()
    status = models.SmallIntegerField()
    body = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor_id", "key"], name="one_answer_a_key")]
