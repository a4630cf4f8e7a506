#!/bin/bash
# Runs once, on an empty volume. The application's role is no superuser: row-level security binds it.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -v password="$JIEDUI_PASSWORD" -U postgres <<'SQL'
create role jiedui login password :'password';
create database jiedui owner jiedui;
SQL
