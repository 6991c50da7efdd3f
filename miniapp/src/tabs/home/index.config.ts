export default definePageConfig({ navigationBarTitleText: '随办', navigationStyle: 'custom' });
