"""What an operator and a partner do first, with the generated client alone. Prints each step with what it got.

Arguments: the URL of the service with its path, an ADMIN key, a slug for the new organization.
"""

import re
import sys
import uuid
from datetime import date

import intake_client as api


def client(key):
    configuration = api.Configuration(host=url, api_key={"apiKey": key})
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

    changed = profiles.change_profile(created.id, api.ProfileChange(phone=None, weight=66.5))
    told("patch", changed.phone, changed.weight, changed.height, changed.email)

    told("patient", register(api.PatientsApi(partner)))
    told("pages", pages(profiles))
    refused(profiles)


def register(patients):
    registered = patients.register_patient(api.RegisterPatient(
        email="zoe@example.com", firstName="Zoë", lastName="O’Neill", gender=api.Gender.OTHER, phone="030123456789",
        dob=date(1990, 1, 2), meta={"source": "portal"}, hcCard=api.NewHealthCard(number="A123456789", issuer="AOK"),
        groups=["berlin"]))
    read = patients.get_patient(registered.id)
    return f"{read.hc_card.number} {read.hc_card.version} {read.gender.value} {read.meta}"


def pages(profiles):
    names, cursor = [], None
    while True:
        page = profiles.list_profiles_with_http_info(limit=1, cursor=cursor)
        names += [profile.first_name for profile in page.data]
        following = re.search(r'[?&]cursor=([^&>]+)[^>]*>; ?rel="next"', page.headers["Link"])
        if not following:
            return names
        cursor = following.group(1)


def refused(profiles):
    wrong = maria()
    # what a caller who does not check would send
    wrong.__dict__.update(first_name="", height=301)
    try:
        profiles.create_profile(wrong)
        told("refused", "nothing")
    except api.ApiException as refusal:
        problem = api.Problem.from_json(refusal.body)
        told("refused", refusal.status, problem.code.value, len(problem.violations))


def revoke(operator, key):
    api.AdminAPIKeysApi(operator).revoke_api_key(slug, key.id)
    told("revoke", api.AdminAPIKeysApi(operator).get_api_key(slug, key.id).state.value)


url, admin_key, slug = sys.argv[1:]
new_key = open_account(client(admin_key))
work(client(new_key.key))
revoke(client(admin_key), new_key)
