import { dateString, isoSeconds, textString } from './pdf-file.ts';

export interface PdfMetadata {
  readonly title: string;
  readonly author: string;
  readonly created: Date;
}

const PRODUCER = 'Suiban documents';

/** The information dictionary. PDF/A wants it to say exactly what the XMP packet says. */
export function informationDictionary({ title, author, created }: PdfMetadata): string {
  const date = dateString(created);
  return `<< /Title ${textString(title)} /Author ${textString(author)} /Creator (${PRODUCER}) /Producer (${PRODUCER}) /CreationDate ${date} /ModDate ${date} >>`;
}

/** The XMP packet that declares PDF/A-1b (ISO 19005-1). */
export function xmpPacket({ title, author, created }: PdfMetadata): Buffer {
  const date = isoSeconds(created);
  return Buffer.from(`<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate>
<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool><pdf:Producer>${PRODUCER}</pdf:Producer>
<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
