// Images that run what others wrote: builds, notebooks, workflows. Matched against the image's path without host, tag and digest.
// From the programs' own documentation.

export const foreignCode: readonly RegExp[] = [
  /(^|\/)(gitlab-runner|gitlab-runner-helper|actions-runner|github-runner|act-runner|forgejo-runner|gitea-runner)$/,
  /(^|\/)(jenkins|jenkins-agent|inbound-agent|jnlp-slave|ssh-agent)$/,
  /(^|\/)(drone-runner-[\w-]+|woodpecker-agent|teamcity-agent|bamboo-agent-base|circleci-runner|runner-agent)$/,
  /buildkite\/agent[\w-]*$/,
  /concourse\/concourse$/,
  /(^|\/)(atlantis|spacelift-worker|terraform-cloud-agent|tfc-agent)$/,
  /(^|\/)(jupyterhub|k8s-singleuser-sample|[\w.-]*-notebook|jupyter[\w-]*|code-server|rstudio[\w-]*|zeppelin)$/,
  /(^|\/)airflow$/,
  /(^|\/)(buildkitd?|kaniko[\w-]*|docker-dind)$/,
]
