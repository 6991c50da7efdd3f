const { components } = require('./aria-names.js');

// Taro's weapp templates leave WeChat's aria-* attributes out; without them a screen reader hears nothing.
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return;
      platform.template.mergeComponents(ctx, components);
      const paths = Array.isArray(platform.runtimePath) ? platform.runtimePath : [platform.runtimePath];
      platform.runtimePath = [...paths, require.resolve('./aria-names.js')];
    },
  });
};
