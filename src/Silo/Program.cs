Console.WriteLine("dispatch");
