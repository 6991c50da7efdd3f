// WeChat insists on this component when tabBar.custom is on; the visible bar is ui/tab-bar.tsx, inside each page.
export default function NativeTabBarPlaceholder() {
  return null;
}
