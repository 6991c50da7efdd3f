export default definePageConfig({ navigationBarTitleText: '刷脸前请先看' });
