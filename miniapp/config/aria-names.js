const { mergeInternalComponents } = require('@tarojs/shared');

// Read twice: by the template writer at build time and by the runtime in the phone; both must name the same attributes.
const names = [
  'aria-busy',
  'aria-checked',
  'aria-expanded',
  'aria-hidden',
  'aria-label',
  'aria-live',
  'aria-modal',
  'aria-role',
  'aria-selected',
];
const attributes = Object.fromEntries(names.map((name) => [name, "''"]));
const components = Object.fromEntries(
  ['View', 'Text', 'Image', 'Input', 'Textarea', 'ScrollView', 'Button'].map((name) => [name, attributes]),
);

mergeInternalComponents(components);

module.exports = { components };
