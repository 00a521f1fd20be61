// What an operator and a partner do first, with the client that scripts/clients makes, as JavaScript of its TypeScript. Prints
// each step with what it got. Arguments: the URL of the service with its path, an ADMIN key, a slug for the new organization.
'use strict';

const { randomUUID } = require('node:crypto');
const api = require('../../../target/clients/typescript/dist');

const [url, adminKey, slug] = process.argv.slice(2);

const client = (key) => new api.Configuration({ basePath: url, apiKey: key });

const text = (value) => (Array.isArray(value) ? `[${value.join(', ')}]` : String(value));
const told = (step, ...got) => console.log(`${step}: ${got.map(text).join(', ')}`);

const maria = {
  firstName: 'Maria',
  lastName: 'Schmidt',
  sex: api.Sex.FEMALE,
  dateOfBirth: new Date('1985-03-22'),
  profileGroup: 'berlin',
  email: 'maria@example.com',
  phone: '+4930123456789',
  height: 168,
};

async function open(operator) {
  await new api.AdminOrganizationsApi(operator).createOrganization({
    createOrganization: { slug, name: 'Acme Clinics', country: 'DE' },
  });
  await new api.AdminProfileGroupsApi(operator).createProfileGroup({
    org: slug,
    createProfileGroup: { slug: 'berlin', name: 'Berlin' },
  });
  await new api.AdminOrganizationsApi(operator).changeOrganization({
    org: slug,
    organizationChange: { selfRegistration: true, defaultGroup: 'berlin' },
  });
  const key = await new api.AdminAPIKeysApi(operator).createApiKey({
    org: slug,
    createApiKey: { name: 'Booking portal', scopes: [api.PartnerScope.CreateUser, api.PartnerScope.ProfilesView] },
  });
  told('key', key.key.startsWith(key.prefix), key.state, key.profileGroups);
  return key;
}

async function work(partner) {
  told('who am I', (await new api.OwnKeyApi(partner).describeKey()).organization.name);
  const profiles = new api.ProfilesApi(partner);
  const idempotencyKey = randomUUID();
  const created = await profiles.createProfile({ createProfile: maria, idempotencyKey });
  const again = await profiles.createProfile({ createProfile: maria, idempotencyKey });
  told('create', created.sex, created.height, created.updatedAt, again.id === created.id);
  told('look up', (await profiles.listProfiles({ email: 'Maria@example.com' })).length);

  const profileChange = api.change(api.ProfileChangeToJSON, { phone: null, weight: 66.5 });
  const changed = await profiles.changeProfile({ id: created.id, profileChange });
  told('patch', changed.phone, changed.weight, changed.height, changed.email);
  noChange();

  await patient(new api.PatientsApi(partner));
  const names = [];
  for await (const profile of api.items((cursor) => profiles.listProfilesRaw({ limit: 1, cursor }))) {
    names.push(profile.firstName);
  }
  told('pages', names);
  await refused(profiles);
  await limited(new api.PatientsApi(client()));
}

function noChange() {
  try {
    told('no change', api.change(api.ProfileChangeToJSON, { phone: undefined }));
  } catch (reason) {
    told('no change', reason.message);
  }
}

async function patient(patients) {
  const registered = await patients.registerPatient({
    registerPatient: {
      email: 'zoe@example.com',
      firstName: 'Zoë',
      lastName: 'O’Neill',
      gender: api.Gender.Other,
      phone: '030123456789',
      dob: new Date('1990-01-02'),
      meta: { source: 'portal' },
      hcCard: { number: 'A123456789', issuer: 'AOK' },
      groups: ['berlin'],
    },
  });
  const read = await patients.getPatient({ id: registered.id });
  told('patient', read.hcCard.number, read.hcCard.version, read.gender, JSON.stringify(read.meta));
  const patientChange = api.change(api.PatientChangeToJSON, { hcCard: null, meta: { source: null } });
  const changed = await patients.changePatient({ id: registered.id, patientChange });
  told('patch', changed.hcCard, JSON.stringify(changed.meta), changed.phone);
}

async function refused(profiles) {
  try {
    await profiles.createProfile({ createProfile: { ...maria, firstName: '', height: 301 } });
    told('refused', 'nothing');
  } catch (failure) {
    const problem = await api.problemAnswer(failure);
    told('refused', problem.status, problem.code, problem.retryAfter !== undefined, problem.detail);
    told('violations', problem.violations.map((each) => `${each.field} ${each.code}`));
    told('request id', problem.requestId === failure.response.headers.get('x-request-id'));
  }
}

// Registers people without a key, until these are too many.
async function limited(patients) {
  for (let i = 0; i < 40; i += 1) {
    try {
      await patients.registerPatient({
        organization: slug,
        registerPatient: {
          email: `visitor${i}@example.com`,
          firstName: 'Vera',
          lastName: 'Visitor',
          gender: api.Gender.Female,
          phone: '030123456789',
          dob: new Date('1990-01-02'),
        },
      });
    } catch (failure) {
      const problem = await api.problemAnswer(failure);
      told('limited', problem.status, problem.code, problem.retryAfter >= 1 && problem.retryAfter <= 60);
      return;
    }
  }
}

async function revoke(operator, key) {
  const keys = new api.AdminAPIKeysApi(operator);
  await keys.revokeApiKey({ org: slug, key: key.id });
  told('revoke', (await keys.getApiKey({ org: slug, key: key.id })).state);
}

(async () => {
  const key = await open(client(adminKey));
  await work(client(key.key));
  await revoke(client(adminKey), key);
})();
