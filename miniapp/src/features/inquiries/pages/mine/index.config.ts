export default definePageConfig({ navigationBarTitleText: '部门查过我的' });
