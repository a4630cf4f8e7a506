import type { ImportRun } from '@jiedui/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { hasCode } from '../../../api/errors';
import { importChanged, importQuery } from '../../../api/queries';

/** Decides about an import and shows where it stands then; where it was refused, where it stands in truth. */
export function useImportAction(run: ImportRun, action: () => Promise<ImportRun>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: action,
    onSuccess: (changed) => {
      queries.setQueryData(importQuery(run.id).queryKey, changed);
      void queries.invalidateQueries({ queryKey: ['imports', 'list'] });
    },
    onError: (error) => {
      if (hasCode(error, 'IMPORT_STATE_CONFLICT')) importChanged(queries, run.id);
    },
  });
}
