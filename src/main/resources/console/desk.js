'use strict';

/*
 * The partner's desk: five steps with snippets that can be run, and the requests of a key. The key lives in the memory of this
 * page only, and goes to no other host.
 */

const LANGUAGES = {
  curl: 'curl', javascript: 'JavaScript', python: 'Python', java: 'Java', csharp: 'C#', php: 'PHP',
};

const PERSON = {first: 'Maria', last: 'Schmidt', born: '1985-03-22', phone: '+4930123456789'};

const freshEmail = () => `maria.schmidt.${Date.now().toString(36)}@example.com`;

const NO_ID = 'ID_OF_STEP_1';

/** What stands in the place of names in snippets, until a key and the first step tell better. */
const values = {
  base: location.origin,
  group: 'YOUR_GROUP',
  id: NO_ID,
  email: freshEmail(),
};

let key = '';

/** Each step: its snippet, its title, what it does, and the same request for this page. */
const STEPS = [
  {
    name: 'create',
    title: 'Create a profile',
    text: 'In a group that the key may act on. The answer has the id.',
    prepare: () => {
      // a second run makes a second person, as the address of the first is taken
      if (values.id !== NO_ID) {
        values.email = freshEmail();
      }
    },
    run: () => send('POST', '/api/v1/profiles', {
      first_name: PERSON.first, last_name: PERSON.last, sex: 2, date_of_birth: PERSON.born,
      email: values.email, profile_group: values.group,
    }),
    done: (body) => { values.id = body.id; },
  },
  {
    name: 'find',
    title: 'Find it by its e-mail address',
    text: 'A list of one profile, or of none.',
    run: () => send('GET', `/api/v1/profiles?email=${encodeURIComponent(values.email)}`),
  },
  {
    name: 'change',
    title: 'Change it',
    needsId: true,
    text: 'Only the fields that are sent; null clears a field.',
    run: () => send('PATCH', `/api/v1/profiles/${values.id}`, {phone: PERSON.phone, height: 168.5}),
  },
  {
    name: 'list',
    title: 'List all, page by page',
    text: 'The header Link leads to the next page.',
    run: () => send('GET', '/api/v1/profiles?limit=100'),
  },
  {
    name: 'register',
    title: 'Register a patient',
    text: 'A patient is a profile with an account beside it.',
    run: () => send('POST', '/api/v1/patients', {
      email: `patient-${values.email}`, firstName: PERSON.first, lastName: PERSON.last, gender: 'female',
      phone: PERSON.phone, dob: PERSON.born, groups: [values.group],
    }),
  },
];

const find = (id) => document.getElementById(id);

/** An element with its attributes and children, which are text or elements. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([attribute, value]) => made.setAttribute(attribute, value));
  made.append(...children);
  return made;
}

function row(...cells) {
  return element('tr', {}, ...cells);
}

async function send(method, path, body) {
  const headers = {'x-api-key': key};
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  const answer = await fetch(path, {method, headers, body: body && JSON.stringify(body)});
  return {request: `${method} ${path}`, answer, body: parsed(await answer.text())};
}

/** JSON; or the text itself, which only what stands between here and the service would send. */
function parsed(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return text;
  }
}

/** The answer as it came, with the header fields that a client needs. */
function shown({request, answer, body}) {
  const fields = ['Location', 'ETag', 'Link', 'Intake-Environment', 'X-Request-Id']
      .filter((name) => answer.headers.has(name))
      .map((name) => `${name}: ${answer.headers.get(name)}`);
  const text = [request, '', `${answer.status} ${answer.statusText}`.trim(), ...fields, '', JSON.stringify(body, null, 2)];
  const shown = element('div', {}, element('pre', {tabindex: '0', 'aria-label': 'Answer'}, text.join('\n')));
  if (!answer.ok && body?.type) {
    shown.append(element('p', {}, element('a', {href: body.type}, `What ${body.code} means, and what to do`)));
  }
  return shown;
}

function told(text) {
  return element('p', {class: 'refused'}, text);
}

/** What a person has to do before anything can be sent; nothing if all is there. */
function missingKey() {
  if (!/^[!-~]+$/.test(key)) {
    find('key').focus();
    return told(key
        ? 'This is not a key: a key has neither spaces nor accents.'
        : 'Enter an API key first, at the top of this page.');
  }
  return null;
}

/** Runs an action of a button, and shows in its place if that cannot reach the service. */
async function shownIn(place, action) {
  try {
    place.replaceChildren(await action());
  } catch (failure) {
    place.replaceChildren(told(`The service could not be reached: ${failure.message}`));
  }
}

// the snippets

async function snippets(language) {
  const text = await (await fetch(`/api/docs/snippets-${language}.txt`)).text();
  const parts = text.split(/^=== ([a-z]+)\n/m).slice(1);
  const named = {};
  for (let i = 0; i < parts.length; i += 2) {
    named[parts[i]] = parts[i + 1].trimEnd();
  }
  return named;
}

const filled = (snippet) => snippet.replace(/\{\{([a-z]+)\}\}/g, (whole, name) => values[name] ?? whole);

function chosenLanguage() {
  return document.querySelector('input[name="language"]:checked').value;
}

async function showSnippets() {
  const written = await snippets(chosenLanguage());
  STEPS.forEach((step) => { find(`code-${step.name}`).textContent = filled(written[step.name]); });
}

async function copy(step, button) {
  const code = find(`code-${step.name}`);
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = 'Copied';
  } catch {
    // without HTTPS browsers have no clipboard for pages
    getSelection().selectAllChildren(code);
    button.textContent = document.execCommand('copy') ? 'Copied' : 'Selected';
  }
  setTimeout(() => { button.textContent = 'Copy'; }, 2000);
}

async function run(step) {
  await shownIn(find(`answer-${step.name}`), async () => {
    const missing = missingKey();
    if (missing) {
      return missing;
    }
    if (step.needsId && values.id === NO_ID) {
      find('run-create').focus();
      return told('Run step 1 first: this step changes the profile that it creates.');
    }
    step.prepare?.();
    const result = await step.run();
    if (result.answer.ok) {
      step.done?.(result.body);
      await showSnippets();
    }
    return shown(result);
  });
}

function showSteps() {
  for (const step of STEPS) {
    const copying = element('button', {type: 'button', 'aria-label': `Copy the snippet of: ${step.title}`}, 'Copy');
    const running = element('button', {type: 'button', id: `run-${step.name}`, 'aria-label': `Run: ${step.title}`}, 'Run');
    copying.addEventListener('click', () => copy(step, copying));
    running.addEventListener('click', () => run(step));
    find('steps').append(element('li', {},
        element('h3', {}, step.title),
        element('p', {}, step.text),
        element('pre', {tabindex: '0', 'aria-label': `Snippet: ${step.title}`},
            element('code', {id: `code-${step.name}`})),
        copying, ' ', running,
        element('div', {id: `answer-${step.name}`, role: 'status'})));
  }
  Object.entries(LANGUAGES).forEach(([name, title], place) => {
    const choice = element('input', {type: 'radio', name: 'language', id: `language-${name}`, value: name});
    choice.checked = place === 0;
    choice.addEventListener('change', showSnippets);
    find('languages').append(element('span', {class: 'choice'}, choice, element('label', {for: `language-${name}`}, title)), ' ');
  });
}

// the key

function describe(described) {
  const organization = described.organization;
  const groups = described.profile_groups.map((group) => group.slug).join(', ') || 'none';
  const facts = [
    ['Name', described.name],
    ['Environment', described.environment === 'test' ? 'test: it works in the sandbox' : 'live: it works on real people'],
    ['Organization', organization ? `${organization.name} (${organization.slug})` : 'none: an ADMIN key'],
    ['Groups', groups],
    ['Scopes', described.scopes.join(', ')],
    ['Ends', described.expires_at ?? 'never'],
  ];
  return element('div', {},
      element('table', {}, element('tbody', {},
          ...facts.map(([name, value]) => row(element('th', {scope: 'row'}, name), element('td', {}, value))))),
      element('p', {class: 'next'}, next(described)));
}

/** What to do with such a key. */
function next(described) {
  if (!described.organization) {
    return 'This key manages organizations. The steps need a key of one of them.';
  }
  if (described.profile_groups.length === 0) {
    return 'The key has no group to create people in. Ask the operator for one.';
  }
  if (!described.scopes.includes('CREATE_USER')) {
    return 'Without the scope CREATE_USER steps 1, 3 and 5 are refused; steps 2 and 4 only read.';
  }
  if (!['PROFILES_VIEW', 'IMPERSONATE'].some((scope) => described.scopes.includes(scope))) {
    return 'Without the scope PROFILES_VIEW steps 2 and 4 are refused.';
  }
  return described.environment === 'test'
      ? 'Go on with step 1 below.'
      : 'The key is live: steps 1, 3 and 5 create and change people in the real registry. To try them, ask for a key of'
          + ' the environment test.';
}

async function enter(event) {
  event.preventDefault();
  key = find('key').value.trim();
  await shownIn(find('who'), async () => {
    const missing = missingKey();
    if (missing) {
      return missing;
    }
    const result = await send('GET', '/api/v1/key');
    if (!result.answer.ok) {
      return shown(result);
    }
    values.group = result.body.profile_groups[0]?.slug ?? values.group;
    await showSnippets();
    return describe(result.body);
  });
}

// the requests

function details(request) {
  const lines = [
    `Time: ${request.at}`, `Operation: ${request.operation}`, `Status: ${request.status}`,
    `Request id: ${request.request_id}`, `From: ${request.client_address}, ${request.user_agent ?? 'no user agent'}`,
    `Profiles: ${request.profile_ids.join(', ') || 'none'}`,
  ];
  const opened = element('details', {}, element('summary', {}, request.operation), element('pre', {}, lines.join('\n')));
  if (request.status >= 400) {
    opened.append(element('a', {href: `/api/docs/problems#status-${request.status}`}, `What ${request.status} can mean`));
  }
  return opened;
}

function requestRow(request) {
  return row(
      element('td', {}, request.at.replace('T', ' ').replace('Z', '')),
      element('td', {}, String(request.status)),
      element('td', {}, details(request)));
}

/** A page of requests below those before it, with a button for the next. */
async function showRequests(path, rows) {
  const result = await send('GET', path);
  if (!result.answer.ok) {
    return shown(result);
  }
  rows.append(...result.body.map(requestRow));
  const head = element('thead', {}, row(...['Time (UTC)', 'Status', 'Operation'].map((name) => element('th', {scope: 'col'}, name))));
  const list = element('div', {}, element('table', {}, head, rows));
  const next = /<([^>]*)>; rel="next"/.exec(result.answer.headers.get('Link') ?? '')?.[1];
  if (next) {
    const more = element('button', {type: 'button'}, 'More');
    more.addEventListener('click', () => shownIn(find('requests-list'), () => showRequests(next, rows)));
    list.append(more);
  }
  return list;
}

async function listRequests(event) {
  event.preventDefault();
  const status = find('status').value;
  const path = `/api/v1/requests?limit=50${status ? `&status=${status}` : ''}`;
  await shownIn(find('requests-list'), () => missingKey() ?? showRequests(path, element('tbody')));
}

// one view at a time, by the address, so that the key stays in memory

function showView() {
  const requests = location.hash === '#requests';
  find('quickstart').hidden = requests;
  find('requests').hidden = !requests;
}

find('key-form').addEventListener('submit', enter);
find('requests-form').addEventListener('submit', listRequests);
addEventListener('hashchange', showView);
showSteps();
showView();
showSnippets();
