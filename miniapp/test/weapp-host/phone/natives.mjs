import { glassEasel } from 'glass-easel-miniprogram-adapter';

const properties = {
  button: { formType: String, openType: String, type: String, size: String, plain: Boolean, loading: Boolean },
  image: { src: String, mode: String },
  input: { value: String, placeholder: String, type: String, password: Boolean, maxlength: Number, focus: Boolean },
  textarea: { value: String, placeholder: String, maxlength: Number, focus: Boolean },
};
const containers = ['form', 'label', 'picker', 'video', 'canvas', 'camera', 'map'];

/** Registers wx-button, wx-input, … as components, so that only their declared properties reach the DOM. */
export function defineNatives(env, space, templates) {
  const ground = env.getGlobalCodeSpace().getComponentSpace();
  const own = space.getComponentSpace();
  for (const name of [...Object.keys(properties), ...containers]) {
    const content = templates[name] ?? templates.slot;
    const definition = Object.entries(properties[name] ?? {}).reduce(
      (component, [property, type]) => component.property(property, type),
      ground
        .define(`native/${name}`)
        .options({ virtualHost: false })
        .template({ groupList: templates, content })
        .property('disabled', Boolean),
    );
    own.setGlobalUsingComponent(`wx-${name}`, definition.registerComponent());
  }
}

/** Events of the real <input> inside become the events of wx-input. */
export function bridgeFields() {
  const ownerOf = (target) => target.__wxElement?.ownerShadowRoot?.getHostNode();
  const pass = (type) => (event) => {
    const owner = ownerOf(event.target);
    if (!owner || !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (type === 'input') event.stopImmediatePropagation();
    const detail = { value: event.target.value, cursor: event.target.selectionEnd };
    glassEasel.Event.triggerEvent(owner, type, detail, { bubbles: false, composed: false });
  };
  for (const type of ['input', 'focus', 'blur']) document.addEventListener(type, pass(type), true);
  document.addEventListener(
    'keydown',
    (event) => event.key === 'Enter' && !event.isComposing && pass('confirm')(event),
    true,
  );
}
