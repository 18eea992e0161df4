from rest_framework import serializers

from .models import Category, Course, Enrolment, Instructor, Learner, Schedule, Season, Tag


class SeasonSerializer(serializers.ModelSerializer):
    class Meta:
        model = Season
        fields = ["id", "name", "type", "start_date", "end_date"]


class CategorySerializer(serializers.ModelSerializer):
    class Meta:
        model = Category
        fields = ["id", "name"]


class TagSerializer(serializers.ModelSerializer):
    class Meta:
        model = Tag
        fields = ["id", "name"]


class InstructorSerializer(serializers.ModelSerializer):
    class Meta:
        model = Instructor
        fields = ["id", "first_name", "last_name"]


class CourseSerializer(serializers.ModelSerializer):
    season = SeasonSerializer()
    category = CategorySerializer()
    instructors = InstructorSerializer(many=True)
    tags = TagSerializer(many=True)

    class Meta:
        model = Course
        fields = [
            "id",
            "slug",
            "kind",
            "name",
            "summary",
            "gender",
            "status",
            "start_date",
            "end_date",
            "num_lectures",
            "capacity",
            "seats_taken",
            "price",
            "currency",
            "billed_per",
            "min_age",
            "max_age",
            "for_adults",
            "requires_approval",
            "location",
            "season",
            "category",
            "instructors",
            "tags",
        ]


class ScheduleSerializer(serializers.ModelSerializer):
    class Meta:
        model = Schedule
        fields = ["id", "weekday", "start_time", "end_time"]


class CourseDetailSerializer(CourseSerializer):
    schedules = ScheduleSerializer(many=True)

    class Meta(CourseSerializer.Meta):
        fields = CourseSerializer.Meta.fields + ["description", "schedules"]


class EnrolmentSerializer(serializers.ModelSerializer):
    course = serializers.PrimaryKeyRelatedField(queryset=Course.objects.only("id"))
    student = serializers.PrimaryKeyRelatedField(queryset=Learner.objects.only("id"))

    class Meta:
        model = Enrolment
        fields = ["id", "course", "student", "status", "enrolled_at"]
        read_only_fields = ["status", "enrolled_at"]
        # The unique index settles it, in the transaction; asking beforehand would only cost a query.
        validators = []
