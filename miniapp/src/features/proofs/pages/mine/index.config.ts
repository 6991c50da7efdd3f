export default definePageConfig({ navigationBarTitleText: '我开过的' });
