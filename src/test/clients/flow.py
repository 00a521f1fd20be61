"""What an operator and a partner do first, with the client that scripts/clients makes. Prints each step with what it got.

Arguments: the URL of the service with its path, an ADMIN key, a slug for the new organization.
"""

import sys
import uuid
from datetime import date

import intake_client as api
from intake_client.change import change
from intake_client.pages import items
from intake_client.problem_answer import ProblemAnswer


def client(key=None):
    configuration = api.Configuration(host=url, api_key={"apiKey": key} if key else None)
    return api.ApiClient(configuration)


def told(step, *got):
    print(step + ": " + ", ".join(str(each) for each in got))


def maria(**fields):
    return api.CreateProfile(**{
        "first_name": "Maria", "last_name": "Schmidt", "sex": api.Sex.FEMALE, "date_of_birth": date(1985, 3, 22),
        "profile_group": "berlin", "email": "maria@example.com", "phone": "+4930123456789", "height": 168, **fields})


def open_account(operator):
    api.AdminOrganizationsApi(operator).create_organization(
        api.CreateOrganization(slug=slug, name="Acme Clinics", country="DE"))
    api.AdminProfileGroupsApi(operator).create_profile_group(slug, api.CreateProfileGroup(slug="berlin", name="Berlin"))
    api.AdminOrganizationsApi(operator).change_organization(
        slug, api.OrganizationChange(self_registration=True, default_group="berlin"))
    key = api.AdminAPIKeysApi(operator).create_api_key(slug, api.CreateApiKey(
        name="Booking portal", scopes=[api.PartnerScope.CREATE_USER, api.PartnerScope.PROFILES_VIEW]))
    told("key", key.key.startswith(key.prefix), key.state.value, key.profile_groups)
    return key


def work(partner):
    told("who am I", api.OwnKeyApi(partner).describe_key().organization.name)
    profiles = api.ProfilesApi(partner)
    idempotency_key = str(uuid.uuid4())
    created = profiles.create_profile(maria(), idempotency_key=idempotency_key)
    again = profiles.create_profile(maria(), idempotency_key=idempotency_key)
    told("create", created.sex, created.height, created.updated_at, again.id == created.id)
    told("look up", len(profiles.list_profiles(email="Maria@example.com")))

    changed = profiles.change_profile(created.id, change(api.ProfileChange, {"phone": None, "weight": 66.5}))
    told("patch", changed.phone, changed.weight, changed.height, changed.email)
    no_change()

    patient(api.PatientsApi(partner))
    told("pages", [profile.first_name for profile in items(
        lambda cursor: profiles.list_profiles_with_http_info(limit=1, cursor=cursor))])
    refused(profiles)
    limited(api.PatientsApi(client()))


def no_change():
    try:
        told("no change", change(api.ProfileChange, {"first_name": None}))
    except ValueError as reason:
        told("no change", reason)


def patient(patients):
    registered = patients.register_patient(api.RegisterPatient(
        email="zoe@example.com", firstName="Zoë", lastName="O’Neill", gender=api.Gender.OTHER, phone="030123456789",
        dob=date(1990, 1, 2), meta={"source": "portal"}, hcCard=api.NewHealthCard(number="A123456789", issuer="AOK"),
        groups=["berlin"]))
    read = patients.get_patient(registered.id)
    told("patient", read.hc_card.number, read.hc_card.version, read.gender.value, read.meta)
    changed = patients.change_patient(
        registered.id, change(api.PatientChange, {"hcCard": None, "meta": {"source": None}}))
    told("patch", changed.hc_card, changed.meta, changed.phone)


def refused(profiles):
    wrong = maria()
    # what a caller who does not check would send
    wrong.__dict__.update(first_name="", height=301)
    try:
        profiles.create_profile(wrong)
        told("refused", "nothing")
    except api.ApiException as refusal:
        problem = ProblemAnswer.of(refusal)
        told("refused", problem.status, problem.code, problem.retry_after is not None, problem.detail)
        told("violations", [f"{each.field} {each.code}" for each in problem.violations])
        told("request id", problem.request_id == refusal.headers["X-Request-Id"])


def limited(patients):
    """Registers people without a key, until these are too many."""
    for i in range(40):
        try:
            patients.register_patient(api.RegisterPatient(
                email=f"visitor{i}@example.com", firstName="Vera", lastName="Visitor", gender=api.Gender.FEMALE,
                phone="030123456789", dob=date(1990, 1, 2)), organization=slug)
        except api.ApiException as refusal:
            problem = ProblemAnswer.of(refusal)
            told("limited", problem.status, problem.code, 1 <= problem.retry_after <= 60)
            return


def revoke(operator, key):
    api.AdminAPIKeysApi(operator).revoke_api_key(slug, key.id)
    told("revoke", api.AdminAPIKeysApi(operator).get_api_key(slug, key.id).state.value)


url, admin_key, slug = sys.argv[1:]
new_key = open_account(client(admin_key))
work(client(new_key.key))
revoke(client(admin_key), new_key)
