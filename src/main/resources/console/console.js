'use strict';

/*
 * The reference. The library draws it; what keeps people from using what it draws is mended here, where its settings do not help.
 */

// the colours that the reader prefers, also when that changes
const dark = matchMedia('(prefers-color-scheme: dark)');
const showColours = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', showColours);
showColours();

/** A name that a screen reader says, for controls that have none: by where they stand. */
const NAMES = {
  '#servers': 'Server',
  '.close-modal': 'Close',
  '.examples-select-element': 'Example',
  '.content-type': 'Media type',
  '.body-param textarea': 'Body',
  '#api_key_value': 'API key',
  '#auth-bearer-value': 'Token',
};

/** Attributes that elements need besides. */
const ROLES = {
  '.information-container': {role: 'region', 'aria-label': 'About this API'},
  '.scheme-container': {role: 'region', 'aria-label': 'Server and key'},
  '.modal-ux': {role: 'dialog', 'aria-modal': 'true', 'aria-label': 'Keys'},
  // headings, each one level below that around it
  'h3.opblock-tag, .models > h4, .modal-ux-header > h3': {'aria-level': '2'},
  '.opblock h4, .modal-ux-content h4': {'aria-level': '3'},
  '.opblock h5, .modal-ux-content h6': {'aria-level': '4'},
  // the library calls each a region of the page, all of one name
  '.responses-table': {role: 'table'},
  // no browser offers a key again
  '.auth-container input': {type: 'password', autocomplete: 'off'},
  // these scroll, so the keyboard has to reach them
  '.microlight, .model-box': {tabindex: '0'},
};

const shown = document.getElementById('console');

function set(element, attribute, value) {
  if (element.getAttribute(attribute) !== value) {
    element.setAttribute(attribute, value);
  }
}

/** The dialog for the key begins with the key, where the library goes to the field of its last kind; and keeps the focus. */
let isDialogOpen = false;
function holdDialog() {
  const dialog = shown.querySelector('.modal-ux');
  if (dialog && !isDialogOpen) {
    dialog.querySelector('input')?.focus();
  } else if (dialog && document.activeElement === document.body) {
    dialog.querySelector('.close-modal').focus();
  }
  isDialogOpen = dialog !== null;
  document.querySelectorAll('nav, .information-container, #operations').forEach((behind) => { behind.inert = isDialogOpen; });
}

function mend() {
  for (const [selector, name] of Object.entries(NAMES)) {
    shown.querySelectorAll(selector).forEach((control) => set(control, 'aria-label', name));
  }
  for (const [selector, attributes] of Object.entries(ROLES)) {
    shown.querySelectorAll(selector).forEach((element) => {
      Object.entries(attributes).forEach(([attribute, value]) => set(element, attribute, value));
    });
  }
  shown.querySelectorAll('tr[data-param-name] :is(input, select, textarea)').forEach((control) => {
    set(control, 'aria-label', control.closest('tr').dataset.paramName);
  });
  shown.querySelectorAll('button.json-schema-2020-12-accordion').forEach((button) => {
    if (!button.textContent.trim()) {
      set(button, 'aria-label', 'Fields');
    }
  });
  holdDialog();
}

new MutationObserver(mend).observe(shown, {childList: true, subtree: true});

// the dialog for the key is left as all dialogs are, and the focus goes to where it was
document.addEventListener('keydown', (event) => {
  const close = shown.querySelector('.close-modal');
  if (event.key === 'Escape' && close) {
    close.click();
    shown.querySelector('.btn.authorize')?.focus();
  }
});

/** A path is text within a button that opens its operation: a link in it would be one control inside another. */
const textInButtons = ({React}) => ({
  wrapComponents: {
    DeepLink: () => ({text}) => React.createElement('span', null, text),
  },
});

SwaggerUIBundle({
  dom_id: '#console',
  url: '/api/openapi.json',
  deepLinking: true,
  plugins: [textInButtons],
  // the scopes, which stand in x-required-scopes
  showExtensions: true,
  // operations show their schemas; the list of all stays closed
  defaultModelsExpandDepth: 0,
  // nothing is asked of other hosts
  validatorUrl: null,
  // a key lives as long as the page, and the address of the page cannot set anything of this
  persistAuthorization: false,
  queryConfigEnabled: false,
});
