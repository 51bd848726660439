----------------------------- MODULE TraceFiles -----------------------------
(***************************************************************************)
(* Traces of endpoints, in files of the format that the README gives.  TLC *)
(* takes these operators from Java (lastack.model.inside.traces), which    *)
(* reads the files and judges nothing.                                     *)
(*                                                                         *)
(* A step is [config, before, event, after, tells]: how its endpoint is    *)
(* configured, the control block that the trace shows of it last, what     *)
(* happened, the block after that, and what its user was told.             *)
(*                                                                         *)
(* TLC's integers have 32 bits and a sign, so the numbers of a step come   *)
(* shifted: those of the send space by SND.UNA as it was before (or the    *)
(* ISS), those of the receive space by RCV.NXT (or the number of the       *)
(* segment that arrives).  The relation does not notice (Tcb).  Numbers    *)
(* further than 2^29 from that are moved closer in their order, with those *)
(* that lie near them; they are outside every window before and after.     *)
(***************************************************************************)
LOCAL INSTANCE TLC

NotHere == "TLC's class path lacks the Java class that reads traces."

(* The names of the files in a folder that end in ".trace".                *)
TraceNames(folder) == Assert(FALSE, NotHere)

(* How many steps such a file has.                                         *)
StepsOf(folder, name) == Assert(FALSE, NotHere)

(* Its n-th step, from 1.                                                  *)
StepOf(folder, name, n) == Assert(FALSE, NotHere)
=============================================================================
