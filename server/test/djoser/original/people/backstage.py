"""What the recorder may do behind the stage; none of it is part of the recorded surface."""
from django.http import HttpResponse, JsonResponse

from .models import Letter, User


def ready(request):
    return JsonResponse({"users": User.objects.count()})


def mailbox(request):
    letter = Letter.objects.filter(kind=request.GET["kind"], to=request.GET["to"]).order_by("id").last()
    if letter is None:
        return HttpResponse(status=404)
    return JsonResponse({"uid": letter.uid, "token": letter.token})


def deactivate(request):
    User.objects.filter(phone_number1=request.GET["phone"]).update(is_active=False)
    return HttpResponse(status=204)


def promote(request):
    User.objects.filter(phone_number1=request.GET["phone"]).update(is_staff=True)
    return HttpResponse(status=204)
