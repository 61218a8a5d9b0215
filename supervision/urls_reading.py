"""Addresses of who read what, older records, samples, audits and the form of records, below /supervision/."""

from django.urls import URLPattern, path

from supervision.views import audit_results, auditing, audits, openings, readings, record_forms
from supervision.views.reading_pages import as_file

urlpatterns: list[URLPattern] = [
    path("readings/", readings.MyReadings.as_view(), name="my_readings"),
    path("readings/readings.csv", as_file(readings.MyReadings), name="my_readings_csv"),
    path("older/", readings.OlderRequests.as_view(), name="older_requests"),
    path("older/requests.csv", as_file(readings.OlderRequests), name="older_requests_csv"),
    path("older/ask/<str:reference>/", readings.AskForOlderRecords.as_view(), name="older_ask"),
    path("older/<int:request_id>/answer/", readings.AnswerOlderRecords.as_view(), name="older_answer"),
    path("older/<int:request_id>/close/", readings.TakeBack.as_view(), name="older_take_back"),
    path("formal/", openings.Openings.as_view(), name="formal_openings"),
    path("formal/openings.csv", as_file(openings.Openings), name="formal_openings_csv"),
    path("formal/find/", openings.FindPerson.as_view(), name="formal_find"),
    path("formal/people/<str:reference>/", openings.RecordsOfPerson.as_view(), name="formal_person"),
    path(
        "formal/people/<str:reference>/records.csv",
        as_file(openings.RecordsOfPerson),
        name="formal_person_csv",
    ),
    path("formal/records/<int:session_id>/", openings.OpenRecord.as_view(), name="formal_open"),
    path("formal/<int:opening_id>/close/", openings.EndOpening.as_view(), name="formal_end"),
    path("audits/", audits.Audits.as_view(), name="audits"),
    path("audits/audits.csv", as_file(audits.Audits), name="audits_csv"),
    path("audits/draw/", audits.DrawSample.as_view(), name="audit_draw"),
    path("audits/pick/", audits.PickSample.as_view(), name="audit_pick"),
    path("audits/results/", audit_results.AuditResults.as_view(), name="audit_results"),
    path("audits/results/results.csv", audit_results.AuditResultsFile.as_view(), name="audit_results_csv"),
    path("audits/mine/", auditing.MyAudits.as_view(), name="my_audits"),
    path("audits/mine/audits.csv", as_file(auditing.MyAudits), name="my_audits_csv"),
    path("audits/feedback/", audit_results.Feedback.as_view(), name="audit_feedback"),
    path("audits/feedback/feedback.csv", as_file(audit_results.Feedback), name="audit_feedback_csv"),
    path("audits/<int:audit_id>/", auditing.JudgeRecord.as_view(), name="audit_judge"),
    path("audits/<int:audit_id>/take-back/", audits.TakeBackAudit.as_view(), name="audit_take_back"),
    path("forms/", record_forms.RecordForms.as_view(), name="record_forms"),
    path("forms/forms.csv", as_file(record_forms.RecordForms), name="record_forms_csv"),
    path("forms/<int:version>/", record_forms.RecordFormPage.as_view(), name="record_form"),
    path("forms/<int:version>/copy/", record_forms.CopyForm.as_view(), name="record_form_copy"),
    path("forms/<int:version>/change/", record_forms.ChangeForm.as_view(), name="record_form_change"),
    path("forms/<int:version>/publish/", record_forms.PublishForm.as_view(), name="record_form_publish"),
]
