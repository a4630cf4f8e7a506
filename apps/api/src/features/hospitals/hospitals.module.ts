import { Module } from '@nestjs/common';
import { HospitalExport } from './hospital.export.js';
import { HospitalReader } from './hospital.reader.js';
import { HospitalService } from './hospital.service.js';
import { HospitalsController } from './hospitals.controller.js';

@Module({
  providers: [HospitalExport, HospitalReader, HospitalService],
  controllers: [HospitalsController],
})
export class HospitalsModule {}
