import hashlib
import json
import uuid

from django.db import IntegrityError, transaction
from django.db.models import F
from rest_framework import generics, status
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.pagination import PageNumberPagination
from rest_framework.permissions import AllowAny, IsAdminUser
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import APIView

from .models import AuditEntry, Course, Event, IdempotencyKey
from .serializers import CourseDetailSerializer, CourseSerializer, EnrolmentSerializer
from .text import fold


class Conflict(APIException):
    status_code = 409
    default_detail = "The course is full."


class CoursePagination(PageNumberPagination):
    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100


def with_relations(courses):
    return courses.select_related("season", "category").prefetch_related("instructors", "tags")


def given_id(params, name):
    try:
        return uuid.UUID(params[name])
    except ValueError:
        raise ValidationError({name: ["Enter a valid id."]})


def given_choice(params, name, choices):
    if params[name] not in choices:
        raise ValidationError({name: ["Select a valid choice."]})
    return params[name]


class CourseList(generics.ListAPIView):
    serializer_class = CourseSerializer
    pagination_class = CoursePagination
    permission_classes = [AllowAny]

    def get_queryset(self):
        params = self.request.query_params
        courses = Course.objects.exclude(status="draft").defer("description", "folded_text")
        if "season" in params:
            courses = courses.filter(season_id=given_id(params, "season"))
        if "category" in params:
            courses = courses.filter(category_id=given_id(params, "category"))
        if "gender" in params:
            courses = courses.filter(gender=given_choice(params, "gender", Course.GENDERS))
        if "status" in params:
            courses = courses.filter(status=given_choice(params, "status", Course.STATUSES))
        for term in fold(params.get("search", "")).split()[:8]:
            courses = courses.filter(folded_text__contains=term)
        return with_relations(courses)


class CourseDetail(generics.RetrieveAPIView):
    serializer_class = CourseDetailSerializer
    permission_classes = [AllowAny]
    queryset = with_relations(Course.objects.exclude(status="draft").defer("folded_text")).prefetch_related("schedules")


class EnrolmentCreate(APIView):
    permission_classes = [IsAdminUser]

    def post(self, request):
        key = request.headers.get("Idempotency-Key")
        digest = hashlib.sha256(json.dumps(request.data, sort_keys=True).encode()).digest()
        if key and (answer := earlier_answer(request.user, key, digest)):
            return answer
        try:
            with transaction.atomic():
                body = enrol(request)
                if key:
                    remember(request.user, key, digest, body)
        except IntegrityError:
            raise Conflict("This learner has a place already.")
        return Response(body, status=status.HTTP_201_CREATED)


def enrol(request):
    serializer = EnrolmentSerializer(data=request.data)
    serializer.is_valid(raise_exception=True)
    course = serializer.validated_data["course"]
    # The condition is checked and the seat taken in one statement: a hundred takers of one seat give one.
    taken = Course.objects.filter(pk=course.pk, status__in=Course.OPEN, seats_taken__lt=F("capacity")).update(
        seats_taken=F("seats_taken") + 1
    )
    if not taken:
        raise Conflict()
    enrolment = serializer.save()
    body = serializer.data
    after = {"course": str(course.pk), "student": str(enrolment.student_id), "status": enrolment.status}
    AuditEntry.objects.create(
        actor_id=request.user.pk,
        action="enrolments.enrolled",
        object_kind="enrolment",
        object_id=enrolment.pk,
        after=after,
        ip=request.META.get("REMOTE_ADDR"),
        user_agent=request.headers.get("User-Agent", ""),
    )
    Event.objects.create(type="enrolments.enrolled", data={"enrolment": str(enrolment.pk), **after})
    return body


def earlier_answer(user, key, digest):
    earlier = IdempotencyKey.objects.filter(actor_id=user.pk, key=key).first()
    if earlier is None:
        return None
    if bytes(earlier.request_hash) != digest:
        raise ValidationError({"detail": "This key was used with another body."})
    return Response(json.loads(earlier.body), status=earlier.status)


def remember(user, key, digest, body):
    IdempotencyKey.objects.create(
        actor_id=user.pk,
        key=key,
        request_hash=digest,
        status=status.HTTP_201_CREATED,
        body=JSONRenderer().render(body).decode(),
    )
