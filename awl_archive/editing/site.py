from django.contrib.admin import AdminSite


class EditorsDesk(AdminSite):
    site_title = site_header = "AWL Archive"
    index_title = "The editors’ desk"
    empty_value_display = "—"
