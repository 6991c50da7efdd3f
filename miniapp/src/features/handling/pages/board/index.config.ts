export default definePageConfig({ navigationBarTitleText: '有呼办理' });
