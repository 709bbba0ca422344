from getpass import getpass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Q

from awl_archive.publishing.registry import entry_models, part_models


class Command(BaseCommand):
    help = "Create an account for an editor: may sign in to the desk and edit every section."

    def add_arguments(self, parser):
        parser.add_argument("name", nargs="?")
        parser.add_argument("--administrator", action="store_true", help="may do everything")

    def handle(self, *, name, administrator, **options):
        try:
            user = self.account(name or input("Name to sign in with: ").strip(), administrator)
        except EOFError as error:
            raise CommandError("Name and password are asked for: use a terminal.") from error
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        self.stdout.write(f"{user} may now sign in at /admin/.")

    @transaction.atomic
    def account(self, name, administrator):
        user = get_user_model()(username=name, is_staff=True, is_superuser=administrator)
        user.full_clean(exclude=["password"])
        user.set_password(self.password(user))
        user.save()
        user.groups.add(editors())
        return user

    def password(self, user):
        word = getpass("Password: ")
        validate_password(word, user)
        if word != getpass("Password again: "):
            raise ValidationError("The two passwords are not the same.")
        return word


def editors():
    """The group of editors, with what it may do brought up to date with the sections there are.

    Entries are withdrawn or merged: to delete one is left to an administrator.
    """
    group, _ = Group.objects.get_or_create(name="Editors")
    models = (*entry_models(), *part_models())
    deletion = [f"delete_{model._meta.model_name}" for model in entry_models()]
    group.permissions.set(
        Permission.objects.filter(
            ~Q(codename__in=deletion),
            content_type__app_label__in={model._meta.app_label for model in models},
            content_type__model__in={model._meta.model_name for model in models},
        )
    )
    return group
