export default definePageConfig({ navigationBarTitleText: '本部门开出的证明' });
