export default definePageConfig({ navigationBarTitleText: '窗口要看证照' });
