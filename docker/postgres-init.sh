#!/bin/bash
# Runs once, on an empty volume. Neither role is a superuser; the application's owns nothing: row-level security binds it.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -v password="$JIEDUI_PASSWORD" -v api_password="$JIEDUI_API_PASSWORD" -U postgres <<'SQL'
create role jiedui_application nologin;
create role jiedui login password :'password';
create role jiedui_api login password :'api_password' in role jiedui_application;
create database jiedui owner jiedui;
SQL
