from django.urls import path
from rest_framework_simplejwt.views import TokenObtainPairView

from centre import views

urlpatterns = [
    path("auth/jwt/create/", TokenObtainPairView.as_view()),
    path("api/v1/courses/", views.CourseList.as_view()),
    path("api/v1/courses/<uuid:pk>/", views.CourseDetail.as_view()),
    path("api/v1/enrollments/", views.EnrolmentCreate.as_view()),
]
