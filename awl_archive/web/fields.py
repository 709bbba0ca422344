"""Form fields that take exactly what they say, where Django's and django-filter's are lenient."""

import re

from django import forms

LARGEST = 999_999


class IntegerField(forms.IntegerField):
    """Up to six ASCII digits: no sign, no space, no other script, nothing a database chokes on."""

    def __init__(self, *, min_value=0, max_value=LARGEST, **options):
        super().__init__(min_value=min_value, max_value=max_value, **options)

    def to_python(self, value):
        if value not in self.empty_values and not re.fullmatch("[0-9]{1,6}", str(value)):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class YesNoField(forms.TypedChoiceField):
    """`true` or `false`; NullBooleanField takes anything else for "not given"."""

    def __init__(self, **options):
        super().__init__(
            choices=[("", "any"), ("true", "yes"), ("false", "no")],
            coerce=lambda value: value == "true",
            empty_value=None,
            **options,
        )
