import { firms, residents } from './city.ts';
import { repeatable } from './random.ts';
import { ofResident } from './wallet-demo.ts';

/** One unit of real estate, as the register of the made-up district sends it. */
export interface DemoEstate {
  readonly place: string;
  readonly unitNumber: string;
  readonly titleNumber: string;
  readonly usage: string;
  readonly areaDecimetres: number;
  readonly share: string;
  readonly registeredOn: string;
  readonly mortgaged: boolean;
  readonly seized: boolean;
}

/** What a demo resident (position from 0) owns: exactly the titles in the wallet. */
export function estatesOf(index: number): DemoEstate[] {
  const person = residents[index];
  if (!person) return [];
  return ofResident(person, index)
    .filter(({ type }) => type.code === 'real-estate-title')
    .map(({ values }, at) => ({
      place: values['address'] ?? '',
      unitNumber: values['unitNumber'] ?? '',
      titleNumber: values['titleNumber'] ?? '',
      usage: values['usage'] ?? '',
      areaDecimetres: Math.round(Number.parseFloat(values['area'] ?? '0') * 100),
      share: values['ownership'] ?? '',
      registeredOn: values['registeredOn'] ?? '',
      mortgaged: (index + at) % 2 === 1,
      seized: false,
    }));
}

/** What a demo firm owns: its workshop, if it is one of every second. */
export function firmEstates(creditCode: string): DemoEstate[] {
  const index = firms.findIndex((firm) => firm.creditCode === creditCode);
  const firm = firms[index];
  if (!firm || index % 2 === 1) return [];
  const pick = repeatable(index + 1);
  return [
    {
      place: `${firm.address}厂房`,
      unitNumber: `990104001001GB00${String(900 + index)}F00010001`,
      titleNumber: `云（2020）云溪区不动产权第${String(90_000 + index).padStart(7, '0')}号（样例）`,
      usage: '工业用地／厂房',
      areaDecimetres: 80_000 + pick(200_000),
      share: '单独所有',
      registeredOn: '2020-06-08',
      mortgaged: index % 4 === 0,
      seized: false,
    },
  ];
}
