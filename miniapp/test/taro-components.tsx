export { Image, Input, ScrollView, Text, Textarea, View } from '../src/platform/elements.h5.tsx';
