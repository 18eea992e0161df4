from django.urls import include, path

from people import backstage

urlpatterns = [
    path("auth/", include("djoser.urls")),
    path("auth/", include("djoser.urls.jwt")),
    path("auth/", include("djoser.urls.authtoken")),
    path("backstage/ready/", backstage.ready),
    path("backstage/mailbox/", backstage.mailbox),
    path("backstage/deactivate/", backstage.deactivate),
    path("backstage/promote/", backstage.promote),
]
