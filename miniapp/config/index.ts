import { resolve } from 'node:path';
import { defineConfig } from '@tarojs/cli';
import { NormalModuleReplacementPlugin } from 'webpack';

const root = resolve(__dirname, '..');
const shared = resolve(root, '../shared/src');
const taroEnv = process.env.TARO_ENV ?? 'h5';
const hashedCss = {
  ignoreOrder: true,
  filename: 'css/[name].[contenthash:8].css',
  chunkFilename: 'css/[name].[contenthash:8].css',
};
// Sizes are true px (tokens.css); a 44 px target stays 44 px on every phone.
const postcss = { pxtransform: { enable: false, config: {} }, autoprefixer: { enable: true, config: {} } };

export default defineConfig({
  projectName: 'suiban',
  date: '2026-11-22',
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${taroEnv}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // Taro's weapp loaders are out of webpack's reach under pnpm: its cache fails to pack.
  cache: { enable: taroEnv === 'h5' },
  alias: { shared },
  defineConstants: {
    API_ORIGIN: JSON.stringify(taroEnv === 'h5' ? '' : (process.env.API_ORIGIN ?? 'http://127.0.0.1:8080')),
  },
  plugins: [resolve(__dirname, 'aria-plugin.js')],
  copy: {
    patterns:
      taroEnv === 'h5'
        ? [
            {
              from: resolve(root, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'),
              to: `dist/${taroEnv}/static/zxing_reader.wasm`,
            },
          ]
        : [],
    options: {},
  },
  mini: { postcss, compile: { include: [shared] }, optimizeMainPackage: { enable: true } },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: hashedCss,
    // Off: it renames `input` to the web component's tag.
    postcss: { ...postcss, htmltransform: { enable: false, config: { removeCursorStyle: false } } },
    compile: { include: [shared] },
    webpackChain(chain) {
      // Not an alias: Taro prunes the imports of whatever module answers to the request '@tarojs/components'.
      chain
        .plugin('elements')
        .use(NormalModuleReplacementPlugin, [/^@tarojs\/components$/, resolve(root, 'src/platform/elements.h5.tsx')]);
      chain.performance.hints(false);
      // One file for the kit; without it every page carries its own copy. The verifier comes when a file is verified.
      chain.optimization.splitChunks({
        chunks: 'all',
        cacheGroups: {
          kit: {
            name: 'kit',
            test: /miniapp[\\/]src[\\/](ui|platform|resource)[\\/]|shared[\\/]src[\\/](?!sealed-documents)/,
            enforce: true,
          },
          // All but the scanner, which only its page needs.
          vendor: { name: 'vendor', test: /node_modules[\\/](?!.*zxing-wasm)/, enforce: true },
        },
      });
    },
  },
});
