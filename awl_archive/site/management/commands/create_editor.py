from getpass import getpass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.db.models import Q

from awl_archive.publishing.registry import entry_models

EDITED = ("history", "sources")


class Command(BaseCommand):
    help = "Create an account for an editor: may sign in to the desk and edit every section."

    def add_arguments(self, parser):
        parser.add_argument("name", nargs="?")
        parser.add_argument("--administrator", action="store_true", help="may do everything")

    def handle(self, *, name, administrator, **options):
        User = get_user_model()
        name = name or input("Name to sign in with: ").strip()
        if not name or User.objects.filter(username=name).exists():
            raise CommandError("Give a name that is not taken.")
        user = User(username=name, is_staff=True, is_superuser=administrator)
        user.set_password(self.password(user))
        user.full_clean(exclude=["password"])
        user.save()
        user.user_permissions.set(Permission.objects.filter(editing_permissions()))
        self.stdout.write(f"{name} may now sign in at /admin/.")

    def password(self, user):
        word = getpass("Password: ")
        try:
            validate_password(word, user)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        if word != getpass("Password again: "):
            raise CommandError("The two passwords are not the same.")
        return word


def editing_permissions():
    """Entries are withdrawn or merged: to delete one is left to an administrator."""
    deletion = [f"delete_{model._meta.model_name}" for model in entry_models()]
    return Q(content_type__app_label__in=EDITED) & ~Q(codename__in=deletion)
