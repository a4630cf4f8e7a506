import { needsFileMaxBytes } from '@jiedui/contracts';
import type { QuestionnaireKind } from '@jiedui/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../../api/errors';
import { type NeedsFileQuery, uploadNeedsFile } from '../../../api/upload';
import { needsChanged } from '../need-queries';

/** Refuses here what the API would refuse only after the upload. */
function requireSendable(file: File): void {
  if (file.size === 0) throw ApiError.of('FILE_EMPTY');
  if (file.size > needsFileMaxBytes) throw ApiError.of('QUESTIONNAIRE_FILE_TOO_LARGE');
}

/** One file from its check to its submission. What is chosen anew begins anew. */
export function useNeedsFile(kind: QuestionnaireKind, year: number) {
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const query: NeedsFileQuery = { kind, year };
  const check = useMutation({
    mutationFn: async (chosen: File) => {
      requireSendable(chosen);
      return uploadNeedsFile('checkQuestionnaireFile', chosen, query);
    },
  });
  const apply = useMutation({
    mutationFn: async (skipBadHospitals: boolean) => {
      if (!file || !check.data) throw ApiError.of('REQUEST_INVALID');
      const { digest } = check.data;
      return uploadNeedsFile('applyQuestionnaireFile', file, { ...query, digest, skipBadHospitals });
    },
    onSuccess: () => needsChanged(queries),
  });
  const reset = () => {
    setFile(undefined);
    check.reset();
    apply.reset();
  };
  const choose = (chosen: File) => {
    apply.reset();
    setFile(chosen);
    check.mutate(chosen);
  };
  return { file, check, apply, choose, reset };
}
