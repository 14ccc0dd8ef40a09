@echo off
rem SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
rem SPDX-License-Identifier: EUPL-1.2
rem
rem Starts the keeper's page, as start.sh does. Without blocks in brackets, which a bracket in the path would end;
rem without letters beyond ASCII, which depend on the console.
setlocal EnableExtensions DisableDelayedExpansion
set "program=%~dp0programma"
if not defined LOCALAPPDATA goto nowhere
set "place=%LOCALAPPDATA%\mappa-associazioni-migranti\@EDITION@"
if exist "%place%\pronto" goto start

set "uv=%program%\uv.exe"
if not exist "%uv%" for %%U in (uv.exe) do set "uv=%%~$PATH:U"
if not defined uv goto nouv
if exist "%place%" rmdir /s /q "%place%"
mkdir "%place%"
if errorlevel 1 goto nowhere
echo Prima volta: il programma si prepara. Servono alcuni minuti e 1 GB di spazio.
set "why=la prima volta serve la rete: controllare il collegamento, o chiedere la cartella con i pacchetti"
if exist "%program%\pacchetti\" set "why=nella cartella pacchetti manca qualcosa per questo computer, oppure manca Python"
"%uv%" venv --quiet --python ">=3.11,<3.15" "%place%\env"
if errorlevel 1 goto failed
if exist "%program%\pacchetti\" goto offline
"%uv%" pip install --quiet --python "%place%\env" --require-hashes -r "%program%\requirements.lock"
if errorlevel 1 goto failed
goto package
:offline
"%uv%" pip install --quiet --python "%place%\env" --require-hashes --no-index --find-links "%program%\pacchetti" -r "%program%\requirements.lock"
if errorlevel 1 goto failed
:package
"%uv%" pip install --quiet --python "%place%\env" --offline --no-deps "%program%\@WHEEL@"
if errorlevel 1 goto failed
type nul > "%place%\pronto"

:start
"%place%\env\Scripts\mapping.exe" desk %*
if errorlevel 1 goto stop
exit /b 0

:nouv
echo Manca uv.exe, il programma che prepara Python: scaricarlo da https://github.com/astral-sh/uv/releases
echo e metterlo nella cartella "%program%".
goto stop
:nowhere
echo Non si puo' scrivere in "%LOCALAPPDATA%", dove il programma si prepara: controllare i permessi o lo spazio sul disco.
goto stop
:failed
echo Il programma non si e' potuto preparare: %why%; poi avviarlo di nuovo.
:stop
pause
exit /b 2
