import { Alert, Anchor, Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useRead } from '../api.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import { elsewhereProblem, signInElsewhere } from './accounts.ts'
import { Door } from './Door.tsx'
import { SignInForm } from './SignInForm.tsx'
import classes from './sign-in.module.css'

/** Only addresses of this app: a link in a mail must not lead elsewhere after the sign-in. */
const within = (address: unknown): string =>
  typeof address === 'string' && /^\/(?![/\\])/.test(address) ? address : '/'

export function SignInPage() {
  const search = useSearch({ strict: false }) as { tiep?: string; loi?: string; error?: string; da?: string }
  const next = within(search.tiep)
  const { data: ways } = useRead('account.signInWays', {})
  const queries = useQueryClient()
  const navigate = useNavigate()
  const elsewhere = useMutation({ mutationFn: () => signInElsewhere(next) })
  const enter = async () => {
    queries.clear()
    await navigate({ to: next })
  }
  return (
    <Door title={t('signIn.title')} lead={t('signIn.lead')} place={ways?.provinceName}>
      {search.loi ? (
        <Alert color="bad" role="alert" mb="md">
          {elsewhereProblem(search.error)}
        </Alert>
      ) : null}
      {search.da === 'mat-khau' ? (
        <Alert color="brand" role="status" mb="md">
          {t('signIn.passwordSet')}
        </Alert>
      ) : null}
      <SignInForm onDone={enter} />
      <p className={classes.below}>
        <Anchor component={Link} to="/quen-mat-khau">
          {t('signIn.forgot')}
        </Anchor>
      </p>
      {ways?.singleSignOn ? (
        <>
          <div className={classes.or}>{t('signIn.or')}</div>
          <ProblemNotice error={elsewhere.error} />
          <Button
            variant="default"
            fullWidth
            size="md"
            loading={elsewhere.isPending}
            onClick={() => elsewhere.mutate()}
          >
            {ways.singleSignOn}
          </Button>
        </>
      ) : null}
      {ways?.demo ? <div className={classes.demo}>{t('signIn.demo')}</div> : null}
    </Door>
  )
}
