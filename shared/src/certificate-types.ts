import { businessLicence } from './certificate-types/business-licence.ts';
import type { CertificateType } from './certificate-types/definition.ts';
import { drivingLicence } from './certificate-types/driving-licence.ts';
import { householdRegister } from './certificate-types/household-register.ts';
import { realEstateTitle } from './certificate-types/real-estate-title.ts';
import { residentIdentityCard } from './certificate-types/resident-identity-card.ts';
import { teacherQualification } from './certificate-types/teacher-qualification.ts';

/** The certificate catalog, in the order a wallet shows it. A further type is one file and one line here. */
export const certificateTypes: readonly CertificateType[] = [
  residentIdentityCard,
  householdRegister,
  realEstateTitle,
  drivingLicence,
  teacherQualification,
  businessLicence,
];

/** The type of a code; undefined for one this version does not know. */
export const certificateTypeOf = (
  code: string,
  catalog: readonly CertificateType[] = certificateTypes,
): CertificateType | undefined => catalog.find((type) => type.code === code);
